package grammar

import "polidex/extract/actions/phrase"

// between returns the name that fills the words of joining ("with Europol's
// help"): it stands right behind the first of them and right before the last.
func (v *Vocabulary) between(tokens []phrase.Token, from, to int) []name {
	i := from + 1
	for i < to && v.isDeterminerAt(tokens, i) {
		i++
	}
	n, ok := v.actors.At(tokens, i)
	if !ok || n.To >= to {
		return nil
	}
	end := n.To
	if tokens[end].Glued && tokens[end].Text == "s" {
		end++
	}
	if end != to-1 {
		return nil
	}
	return []name{n}
}

func (v *Vocabulary) isDeterminerAt(tokens []phrase.Token, i int) bool {
	_, ok := v.determiners.At(tokens, i)
	return ok
}

// companions returns the actors that a mere preposition joins to an item's verb:
// set apart by marks ("develop, with CEPOL, a course") or right behind the verb
// ("élaborer avec Europol un protocole"), unless the verb is one of sharing,
// whose companion is the addressee.
func (v *Vocabulary) companions(tokens []phrase.Token) []Actor {
	if len(tokens) == 0 {
		return nil
	}
	if _, ok := v.sharing.First(tokens[:min(len(tokens), 2)], 0); ok {
		return nil
	}
	var out []Actor
	for i := range tokens {
		m, ok := v.companionWords.At(tokens, i)
		if !ok {
			continue
		}
		names := v.chainFrom(tokens, m.To, len(tokens), 2)
		if len(names) == 0 {
			continue
		}
		end := names[len(names)-1].To
		apart := i > 0 && tokens[i-1].Is(",") && (end == len(tokens) || tokens[end].Is(",") || tokens[end].Is("("))
		if i <= 1 && end < len(tokens) && !tokens[end].Is(":") || apart {
			out = append(out, v.actorsOf(tokens, names)...)
		}
	}
	return out
}
