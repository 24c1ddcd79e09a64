package browser_test

import (
	"os"
	"path/filepath"
	"testing"
)

// Two plans, the later of which moves a deadline, keeps an action, drops one and
// has a new one.
const (
	earlierPlan = `EUROPEAN COMMISSION

Brussels, 14.5.2031
COM(2031) 701 final

COMMUNICATION FROM THE COMMISSION

Rivers Without Waste: a Plan for Clean Rivers

1. What is to be done

Rivers carry more than water, and what they carry is not always wanted.

Key actions
The Commission will:

• present a plan against the dumping of waste on the great rivers in 2032
• support the river patrols of the Member States with boats and training
• publish a guide for harbour masters on the signs of smuggling
`
	laterPlan = `EUROPEAN COMMISSION

Brussels, 3.2.2034
COM(2034) 702 final

COMMUNICATION FROM THE COMMISSION

Rivers Without Waste: the Second Plan

1. What is to be done

Rivers carry more than water, and what they carry is not always wanted.

Key actions
The Commission will:

• present a plan against the dumping of waste on the great rivers in 2035
• support the river patrols of the Member States with boats and training
• set up a register of those who sell pontoons
`
)

// TestComparePlans puts two works side by side by their references, and finds what
// became of each action.
func TestComparePlans(t *testing.T) {
	needed(t)
	folder := t.TempDir()
	for name, text := range map[string]string{"earlier.txt": earlierPlan, "later.txt": laterPlan} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	journey(t, aServer(t, folder), anywhere(), func(p *person) {
		p.visits("/compare")
		p.must(p.sees("textbox", "First text").Type("COM(2031) 701"))
		p.must(p.sees("textbox", "Second text").Type("COM(2034) 702"))
		p.follows(p.sees("button", "Compare"))

		p.within(p.sees("region", "First text"), "link", "a Plan for Clean Rivers")
		p.within(p.sees("region", "Second text"), "link", "the Second Plan")
		kinds := p.sees("navigation", "What became of the actions")
		for kind, want := range map[string]int{"carried over": 1, "deadline changed": 1, "new": 1, "dropped": 1} {
			if got := p.counted(p.within(kinds, "link", kind)); got != want {
				p.t.Errorf("%d actions are %s, want %d", got, kind, want)
			}
		}
		table := p.sees("table", "The actions of both texts")
		p.within(table, "rowheader", "deadline changed")
		p.within(table, "deletion", "")
		p.within(table, "insertion", "")

		p.follows(p.within(kinds, "link", "dropped"))
		p.reads("harbour masters")
		p.seesNo("rowheader", "carried over")
	})
}
