package mutate_test

import (
	"bytes"
	"testing"

	"polidex/internal/mutate"
)

func TestDamage(t *testing.T) {
	data := []byte("Objects 12 0 R and 13 0 R stand at 0000000815 and 0000004711.")
	before := bytes.Clone(data)
	for _, kind := range mutate.Kinds() {
		t.Run(kind.String(), func(t *testing.T) {
			changed := false
			for seed := range uint64(20) {
				got := mutate.Damage(data, kind, seed)
				if again := mutate.Damage(data, kind, seed); !bytes.Equal(got, again) {
					t.Fatalf("Damage with seed %d = %q, then %q", seed, got, again)
				}
				changed = changed || !bytes.Equal(got, data)
			}
			if !changed {
				t.Errorf("Damage(%v) changes nothing", kind)
			}
			if !bytes.Equal(data, before) {
				t.Errorf("Damage(%v) changed the data it was given", kind)
			}
			for _, small := range []string{"", "x"} {
				if got := mutate.Damage([]byte(small), kind, 1); string(got) != small {
					t.Errorf("Damage(%q) = %q, want it as it is", small, got)
				}
			}
		})
	}
}
