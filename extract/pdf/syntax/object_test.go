package syntax_test

import (
	"strconv"
	"testing"

	"polidex/extract/pdf/syntax"
)

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func TestObject(t *testing.T) {
	o, ok := syntax.NewLexer([]byte("<</Size 3/Kids[1 0 R 2 5 R 7]/Title(x)/Deep<</On true>>/Lost>>"), 0).Object()
	if !ok || o.Kind != syntax.Dict {
		t.Fatalf("Object() = %+v, %v, want a dictionary", o, ok)
	}
	if got := o.Key("Size").Int(); got != 3 {
		t.Errorf("Size = %d, want 3", got)
	}
	if o, _ := syntax.NewLexer([]byte("<</A 1/B 2/A 3>>"), 0).Object(); o.Key("A").Int() != 3 {
		t.Errorf("A = %d, want the last value", o.Key("A").Int())
	}
	kids := o.Key("Kids").Items
	if len(kids) != 3 || kids[0].Kind != syntax.Reference || kids[1].Generation != 5 || kids[2].Int() != 7 {
		t.Errorf("Kids = %+v, want two references and 7", kids)
	}
	if got := o.Key("Deep").Key("On"); got.Kind != syntax.Bool || got.Num != 1 {
		t.Errorf("Deep.On = %+v, want true", got)
	}
	if got := o.Key("Lost"); got.Kind != syntax.Null {
		t.Errorf("Lost = %+v, want null", got)
	}
}

func TestObjectUnclosed(t *testing.T) {
	l := syntax.NewLexer([]byte("<</A[1 2 endobj"), 0)
	o, ok := l.Object()
	if !ok || len(o.Key("A").Items) != 2 {
		t.Fatalf("Object() = %+v, %v, want the array's two numbers", o, ok)
	}
	if next := l.Next(); !next.Is("endobj") {
		t.Errorf("the next token is %+v, want endobj", next)
	}
}
