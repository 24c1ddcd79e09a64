package web

// Problem is the view of what could not be answered.
type Problem struct {
	Frame
	Status int
	// Name is the status in words, Detail a sentence on what was wrong.
	Name, Detail string
}

func (Problem) template() string { return "problem" }

// SignIn is the view of the form that takes a token.
type SignIn struct {
	Frame
	// Next is where to go afterwards.
	Next string
	// Needed is what the token must allow, Wrong why one was not taken; both empty
	// for one who comes by oneself.
	Needed, Wrong string
	// Known says that the server knows tokens at all.
	Known bool
}

func (SignIn) template() string { return "signin" }
