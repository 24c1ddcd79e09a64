package grammar

// source is a vocabulary file: lists of patterns, see package phrase.
type source struct {
	// Language is the ISO 639-1 code.
	Language string `yaml:"language"`
	// VerbSecond allows the subject behind its verb ("2026 wird die Kommission:").
	VerbSecond bool `yaml:"verb_second"`
	// Postpositions says that the words of Joint follow their actor.
	Postpositions bool `yaml:"postpositions"`
	// Actors are names by actor id; "parliament+council" names two at once.
	Actors map[string][]string `yaml:"actors"`
	// Heads are words that tell the kind of a subject that bears none of these
	// names ("road safety organisations"), by actor id.
	Heads map[string][]string `yaml:"heads"`
	// Abbreviations are read in table cells only, in exactly this case: "MS" is
	// the Member States there and anything elsewhere.
	Abbreviations map[string][]string `yaml:"abbreviations"`

	// Determiners may stand between a preposition or comma and an actor.
	Determiners []string `yaml:"determiners"`
	// Connectors join actors.
	Connectors []string `yaml:"connectors"`
	// Prepositions before an actor say that it is not the subject.
	Prepositions []string `yaml:"prepositions"`
	// Things behind an actor make it a mere attribute ("Commission proposals").
	Things []string `yaml:"things"`
	// Callers may ask others to act on the text's behalf, besides institutions.
	Callers []string `yaml:"callers"`
	// Pronouns stand for the actor of the sentence or lead-in before.
	Pronouns []string `yaml:"pronouns"`

	// Commit, Request and Duty are verbs whose subject is to act; a duty counts
	// only in a marked box, as a text also reports duties that the law imposes.
	Commit  []string `yaml:"commit"`
	Request []string `yaml:"request"`
	Duty    []string `yaml:"duty"`
	// Call are verbs whose object is to act ("calls on Member States to").
	Call []string `yaml:"call"`
	// Negations turn a verb beside them into a refusal ("will not").
	Negations []string `yaml:"negations"`
	// Future are words with which an item of a list without a verb in its
	// lead-in begins ("La Commission:" · "présentera …").
	Future []string `yaml:"future"`
	// Purpose are words with which an item states what the lead-in's act is for
	// ("to ensure that …").
	Purpose []string `yaml:"purpose"`
	// Joint are the words that name a joint actor ("together with").
	Joint []string `yaml:"joint"`
	// Companions are the prepositions that name a joint actor only where its
	// phrase stands apart or right behind the verb ("develop, with CEPOL, a
	// course"), and Sharing the verbs with which they name an addressee instead
	// ("share with Europol").
	Companions []string `yaml:"companions"`
	Sharing    []string `yaml:"sharing"`
	// Manner are words with which an item details how the one before it is done
	// ("by training guards").
	Manner []string `yaml:"manner"`
	// Aims are words with which an item only says what those nested below it
	// are for or about ("in order to stop poaching:").
	Aims []string `yaml:"aims"`
	// Adverbs may follow the verb of a lead-in that ends without a colon.
	Adverbs []string `yaml:"adverbs"`

	// Titles are the beginnings of titles of boxes and lists of actions, and
	// Numbered those that carry a number ("Key action 7").
	Titles   []string `yaml:"titles"`
	Numbered []string `yaml:"numbered"`
	// Singular are the words of a title that announces one action ("Final
	// action"): the sentence below it is the action.
	Singular []string `yaml:"singular"`
	// Captions are titles that a list or table of actions may bear and that
	// other texts bear too ("Roadmap"): they name it, and mark nothing.
	Captions []string `yaml:"captions"`
	// TitleLinks are the words with which such a title may go on.
	TitleLinks []string `yaml:"title_links"`
	// Times are the words of a time beside its years ("By the end of 2036"), which
	// as a line of its own parts a calendar of actions.
	Times []string `yaml:"times"`
	// References are the labels of where more is found ("Legal basis:").
	References []string `yaml:"references"`
	// Past are words that turn a title into a report of what was done.
	Past []string `yaml:"past"`
	// PastLead are words that turn a sentence with a colon into such a report.
	PastLead []string `yaml:"past_lead"`
	// NotActions are the heads of lists of something else (threats, principles).
	NotActions []string `yaml:"not_actions"`
	// Actions are the words that outweigh them ("the following measures").
	Actions []string `yaml:"actions"`
	// Continued marks a title repeated on a new page.
	Continued []string `yaml:"continued"`
	// Conjunctions join the last two items of a list.
	Conjunctions []string `yaml:"conjunctions"`

	// Article and Enacting show a legal act: its headings, its formulas.
	Article  []string `yaml:"article"`
	Enacting []string `yaml:"enacting"`

	Columns columnsSource `yaml:"columns"`
}

// columnsSource are the heads of the columns of an action table.
type columnsSource struct {
	Action      []string `yaml:"action"`
	Responsible []string `yaml:"responsible"`
	Timing      []string `yaml:"timing"`
	// Status heads show a table that reports on what was done or measured.
	Status []string `yaml:"status"`
	Topic  []string `yaml:"topic"`
	// Number heads count the actions ("Action No").
	Number []string `yaml:"number"`
}
