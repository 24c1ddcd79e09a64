package web

// Docs is the view of the API's description.
type Docs struct {
	Frame
	Description string
	// Groups have their operations in short.
	Groups []Group
	// Words are the query words of all operations.
	Words  []Parameter
	Errors []ErrorKind
}

func (Docs) template() string { return "docs" }

// DocsGroup is the view of the operations of one purpose.
type DocsGroup struct {
	Frame
	Group
}

func (DocsGroup) template() string { return "docsgroup" }

// Objects is the view of the list of objects that the API's answers are made of.
type Objects struct {
	Frame
	Schemas []Schema
}

func (Objects) template() string { return "objects" }

// Object is the view of one object.
type Object struct {
	Frame
	Schema
}

func (Object) template() string { return "object" }

// Group is the operations of one purpose.
type Group struct {
	// Slug is the group's name in addresses.
	Name, Slug, Description string
	Operations              []Operation
}

// Operation is a method on a path.
type Operation struct {
	ID, Method, Path, Summary, Description string
	// Parameters are those in the path, Words the query words that it takes.
	Parameters []Parameter
	Words      []Word
	// Body is the name of the schema of the JSON that it takes, and Takes the other
	// media types of its body.
	Body  string
	Takes []string
	// Exclusions says that each filter word may be given with a minus.
	Exclusions bool
	Answers    []Answer
	// Example is an address that works now; empty when nothing is held that it
	// could show.
	Example string
}

// Word is a query word that an operation takes, and its default where that is the
// operation's own.
type Word struct{ Name, Default string }

// Parameter is a word in the path or the query string.
type Parameter struct {
	Name, In, Type, Description, Default, Example string
	Required, Many                                bool
	// Values are the only ones allowed; empty is any.
	Values []string
}

// Answer is one form of a good answer.
type Answer struct {
	Status, MediaType string
	// Schema is the name of its schema; empty for what is no JSON.
	Schema string
}

// Schema is a JSON object.
type Schema struct {
	Name, Description string
	Members           []Member
}

// Member is a member of an object.
type Member struct {
	Name, Type, Description string
	// Schema is the object that it is or holds, or empty.
	Schema   string
	Required bool
}

// ErrorKind is a kind of problem.
type ErrorKind struct {
	Name, Title, Meaning string
	Status               int
}
