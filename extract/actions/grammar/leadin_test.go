package grammar_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/actions/grammar"
)

func ids(actors []grammar.Actor) string {
	var out []string
	for _, a := range actors {
		out = append(out, a.ID)
	}
	return strings.Join(out, " ")
}

func TestReadLeadIn(t *testing.T) {
	tests := []struct {
		language, text string
		want           string // actors, or "" for none
		verb           grammar.Verb
	}{
		{"en", "The Commission will:", "commission", grammar.Commit},
		{"en", "The Commission will", "commission", grammar.Commit},
		{"en", "The Commission will adopt:", "commission", grammar.Commit},
		{"en", "The Commission will in particular:", "commission", grammar.Commit},
		{"en", "The Commission will, by the end of 2031:", "commission", grammar.Commit},
		{"en", "In 2031 the Commission will:", "commission", grammar.Commit},
		{"en", "To this end, the Commission will:", "commission", grammar.Commit},
		{"en", "To this end the Commission will :", "commission", grammar.Commit},
		{"en", "To support Member States, the Commission will:", "commission", grammar.Commit},
		{"en", "The Commission, in close cooperation with the Member States and relevant EU agencies, will:", "commission member-states eu-agencies", grammar.Commit},
		{"en", "Together with Eurojust, the Commission will:", "commission eurojust", grammar.Commit},
		{"en", "The Commission, Europol and Eurojust intend to:", "commission europol eurojust", grammar.Commit},
		{"en", "The Commission, with the support of the EU Drugs Agency (EUDA), plans to:", "commission euda", grammar.Commit},
		{"en", "The co-legislators are invited to:", "parliament council", grammar.Request},
		{"en", "Member States are strongly encouraged to:", "member-states", grammar.Request},
		{"en", "The Member States that have not yet done so are called upon to:", "member-states", grammar.Request},
		{"en", "It is recommended that Member States should:", "member-states", grammar.Request},
		{"en", "The Commission calls on Member States to:", "member-states", grammar.Call},
		{"en", "The Commission therefore invites the European Parliament and the Council to:", "parliament council", grammar.Call},
		{"en", "The Commission will call upon online platforms to:", "industry", grammar.Call},
		{"en", "The European Border and Coast Guard Agency (Frontex) should:", "frontex", grammar.Request},
		{"en", "The European Union Agency for Criminal Justice Cooperation will:", "eurojust", grammar.Commit},
		{"en", "Banks and other payment service providers should:", "industry", grammar.Request},
		{"en", "Law enforcement authorities must:", "national-authorities", grammar.Duty},
		{"en", "Prices have doubled. To react, the Commission will:", "commission", grammar.Commit},
		{"en", "The Commission commits to:", "commission", grammar.Commit},
		{"en", "The Commission will take the following measures:", "commission", grammar.Commit},
		{"en", "The High Representative / Vice-President and the Commission will:", "high-representative commission", grammar.Commit},
		{"en", "The Commission:", "commission", grammar.NoVerb},
		{"en", "The High Representative and the Commission will, by mid-2030:", "high-representative commission", grammar.Commit},
		{"sv", "Höga representanten och kommissionen kommer att", "high-representative commission", grammar.Commit},
		{"en", "Member States should consider:", "member-states", grammar.Request},
		{"en", "Europol and Frontex are tasked to:", "europol frontex", grammar.Request},
		{"en", "In this plan, we will:", grammar.Author, grammar.Commit},
		{"el", "Η Επιτροπή προτίθεται:", "commission", grammar.Commit},
		{"ro", "Comisia intenționează:", "commission", grammar.Commit},
		{"bg", "Комисията възнамерява:", "commission", grammar.Commit},
		{"fr", "La Commission prévoit :", "commission", grammar.Commit},
		{"fr", "Frontex est chargée de :", "frontex", grammar.Request},
		{"it", "Europol è incaricata di:", "europol", grammar.Request},
		{"nl", "De Commissie heeft de intentie om:", "commission", grammar.Commit},
		{"es", "Los Estados miembros han de:", "member-states", grammar.Duty},

		{"en", "For its part, Europol will:", "europol", grammar.Commit},
		{"en", "Over the next two years, the Commission undertakes to:", "commission", grammar.Commit},
		{"en", "As a first step, the Commission and the Member States will:", "commission member-states", grammar.Commit},
		{"en", "Jointly, the Commission and the High Representative will:", "commission high-representative", grammar.Commit},
		{"en", "With the help of Eurojust, Member States should:", "member-states eurojust", grammar.Request},
		{"en", "The European Public Prosecutor’s Office is invited to:", "eppo", grammar.Request},
		{"en", "EU agencies are expected to:", "eu-agencies", grammar.Request},
		{"en", "The EU Agency for Cybersecurity (ENISA), working closely with industry, will:", "enisa industry", grammar.Commit},
		{"en", "Third countries are encouraged to:", "third-countries", grammar.Request},
		{"en", "The European Anti-Fraud Office (OLAF) will:", "olaf", grammar.Commit},
		{"en", "The European Union Agency for Law Enforcement Training is asked to:", "cepol", grammar.Request},
		{"en", "Non-governmental organisations are invited to:", "civil-society", grammar.Request},
		{"en", "Police and customs authorities should:", "national-authorities", grammar.Request},
		{"en", "The Commission urges the Council to:", "council", grammar.Call},
		{"en", "The Commission stands ready to:", "commission", grammar.Commit},
		{"en", "The Commission, acting together with ENISA, will by the end of 2031:", "commission enisa", grammar.Commit},
		{"en", "Under this heading, the Commission will:", "commission", grammar.Commit},
		{"en", "Before the summer of 2031 the Commission will present:", "commission", grammar.Commit},
		{"en", "The services of the Commission will:", "commission", grammar.Commit},

		{"en", "The Commission has adopted:", "", 0},
		{"en", "Participants told the Commission that they will:", "", 0},
		{"en", "The evaluation by the Commission showed that criminals will:", "", 0},
		{"en", "In 2029 the Commission presented:", "", 0},
		{"en", "The Commission will be guided by the following principles:", "", 0},
		{"en", "The Commission will focus on four priorities:", "", 0},
		{"en", "Criminals make use of:", "", 0},
		{"en", "The Commission proposal will:", "", 0},
		{"en", "The Commission's work programme will:", "", 0},
		{"en", "Respondents call on the Commission to:", "", 0},
		{"en", "The Commission will present a report in 2031.", "", 0},
		{"en", "Under the mandate of Europol, the network will:", "", 0},
		{"en", "The legal framework consists mainly of:", "", 0},

		{"de", "Die Kommission wird", "commission", grammar.Commit},
		{"de", "Die Kommission wird gemeinsam mit Europol:", "commission europol", grammar.Commit},
		{"de", "Zu diesem Zweck wird die Kommission:", "commission", grammar.Commit},
		{"de", "Die Mitgliedstaaten werden nachdrücklich aufgefordert,", "member-states", grammar.Request},
		{"de", "Die Kommission fordert die Mitgliedstaaten auf,", "member-states", grammar.Call},
		{"de", "Das Europäische Parlament und der Rat sollten", "parliament council", grammar.Request},
		{"fr", "La Commission :", "commission", grammar.NoVerb},
		{"fr", "La Commission, en étroite coopération avec Europol :", "commission europol", grammar.NoVerb},
		{"fr", "La Commission s’engage à :", "commission", grammar.Commit},
		{"fr", "La Commission adoptera :", "commission", grammar.Future},
		{"fr", "Les États membres devraient :", "member-states", grammar.Request},
		{"fr", "La Commission invite les États membres à :", "member-states", grammar.Call},
		{"fr", "Il est demandé aux États membres de :", "member-states", grammar.Call},
		{"es", "La Comisión, junto con el Alto Representante:", "commission high-representative", grammar.NoVerb},
		{"es", "Se insta a los Estados miembros a que:", "member-states", grammar.Call},
		{"es", "Los proveedores de servicios deberían:", "industry", grammar.Request},
		{"it", "La Commissione intende:", "commission", grammar.Commit},
		{"it", "La Commissione:", "commission", grammar.NoVerb},
		{"it", "Gli Stati membri sono invitati a:", "member-states", grammar.Request},
		{"it", "Si invitano gli Stati membri a:", "member-states", grammar.Call},
		{"it", "La Commissione, insieme all’alta rappresentante:", "commission high-representative", grammar.NoVerb},
		{"it", "Il Consiglio e il Parlamento europeo dovrebbero:", "council parliament", grammar.Request},
		{"pt", "A Comissão irá:", "commission", grammar.Commit},
		{"pt", "Os Estados-Membros são instados a:", "member-states", grammar.Request},
		{"nl", "De lidstaten wordt verzocht:", "member-states", grammar.Request},
		{"nl", "De Commissie is voornemens:", "commission", grammar.Commit},
		{"pl", "Komisja wraz z Wysokim Przedstawicielem:", "commission high-representative", grammar.NoVerb},
		{"pl", "Wzywa się państwa członkowskie do:", "member-states", grammar.Call},
		{"pl", "Państwa członkowskie powinny:", "member-states", grammar.Request},
		{"el", "Η Επιτροπή, από κοινού με τον ύπατο εκπρόσωπο:", "commission high-representative", grammar.NoVerb},
		{"el", "Η Επιτροπή θα:", "commission", grammar.Commit},
		{"el", "Τα κράτη μέλη καλούνται να:", "member-states", grammar.Request},
		{"sv", "Kommissionen kommer att:", "commission", grammar.Commit},
		{"sv", "Kommissionen ska, tillsammans med den höga representanten:", "commission high-representative", grammar.Commit},
		{"sv", "Medlemsstaterna uppmanas att:", "member-states", grammar.Request},
		{"sv", "Europol bör:", "europol", grammar.Request},
		{"ro", "Comisia va:", "commission", grammar.Commit},
		{"ro", "Comisia, împreună cu Înaltul Reprezentant, va:", "commission high-representative", grammar.Commit},
		{"ro", "Statele membre sunt invitate să:", "member-states", grammar.Request},
		{"ro", "Statele membre ar trebui să:", "member-states", grammar.Request},
		{"bg", "Комисията ще:", "commission", grammar.Commit},
		{"bg", "Комисията:", "commission", grammar.NoVerb},
		{"bg", "Държавите членки се приканват да:", "member-states", grammar.Request},
		{"bg", "Държавите членки са приканени:", "member-states", grammar.Request},
		{"bg", "Комисията, съвместно с върховния представител:", "commission high-representative", grammar.NoVerb},
		{"bg", "Европол следва да:", "europol", grammar.Request},
		{"hu", "A Bizottság:", "commission", grammar.NoVerb},
		{"hu", "A Bizottság a főképviselővel együtt:", "commission high-representative", grammar.NoVerb},
		{"hu", "A Bizottság felkéri a tagállamokat, hogy:", "member-states", grammar.Call},
		{"hu", "A tagállamokat felkérjük, hogy:", "member-states", grammar.Request},
		{"cs", "Komise bude:", "commission", grammar.Commit},
		{"cs", "Členské státy by měly:", "member-states", grammar.Request},
		{"sk", "Členské štáty sa vyzývajú, aby:", "member-states", grammar.Request},
		{"da", "Kommissionen vil:", "commission", grammar.Commit},
		{"da", "Medlemsstaterne opfordres til at:", "member-states", grammar.Request},
		{"fi", "Komissio aikoo:", "commission", grammar.Commit},
		{"fi", "Jäsenvaltioita kehotetaan:", "member-states", grammar.Request},
		{"hr", "Komisija će:", "commission", grammar.Commit},
		{"hr", "Države članice pozivaju se da:", "member-states", grammar.Request},
		{"sl", "Komisija bo:", "commission", grammar.Commit},
		{"et", "Komisjon kavatseb:", "commission", grammar.Commit},
		{"lv", "Komisija plāno:", "commission", grammar.Commit},
		{"lt", "Komisija ketina:", "commission", grammar.Commit},
	}
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.text, func(t *testing.T) {
			l, ok := grammar.For(tt.language).ReadLeadIn(tt.text)
			got := ""
			if ok && l.Subject == grammar.Known {
				got = ids(l.Actors)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("ReadLeadIn(%q) actors (-want +got):\n%s", tt.text, diff)
			}
			if got != "" && l.Verb != tt.verb {
				t.Errorf("ReadLeadIn(%q) verb = %d, want %d", tt.text, l.Verb, tt.verb)
			}
		})
	}
}

func TestLeadInRange(t *testing.T) {
	const text = "Prices have doubled. To react, the Commission will:"
	l, ok := grammar.For("en").ReadLeadIn(text)
	if !ok || text[l.Start:l.End] != "To react, the Commission will:" || text[l.VerbStart:l.VerbEnd] != "will" {
		t.Errorf("ReadLeadIn(%q) = %q with verb %q, %v", text, text[l.Start:l.End], text[l.VerbStart:l.VerbEnd], ok)
	}
}

func FuzzReadLeadIn(f *testing.F) {
	for _, s := range []string{"The Commission will:", "Die Kommission fordert die Mitgliedstaaten auf,", "Key actions The Commission will:", "\u00ad:", "A. B. C:", "’s (", "Η Επιτροπή:", "и\u0306:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []string{"en", "de", "hu", "fr"} {
			v := grammar.For(lang)
			if l, ok := v.ReadLeadIn(text); ok {
				if l.Start < 0 || l.End > len(text) || l.Start >= l.End || l.VerbStart > l.VerbEnd || l.VerbEnd > len(text) {
					t.Errorf("ReadLeadIn(%q) = %+v: out of range", text, l)
				}
				for _, a := range l.Actors {
					if a.Start < l.Start || a.End > l.End {
						t.Errorf("ReadLeadIn(%q): actor %+v outside the sentence", text, a)
					}
				}
			}
			if title, ok := v.TitlePrefix(text); ok && (title.Start > title.End || title.End > title.Rest || title.Rest > len(text)) {
				t.Errorf("TitlePrefix(%q) = %+v: out of range", text, title)
			}
			for _, r := range grammar.Sentences(text) {
				v.ReadStatement(text[r.Start:r.End])
			}
			v.JointActors(text)
			v.CellActors(text)
			_ = text[:v.TrimConjunction(text)]
		}
	})
}

func TestTrailingLeadIn(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"en", "ratify the Convention by 2031 Member States are urged to:", "Member States are urged to:"},
		{"en", "open an archive to Moldova Member States should consider:", "Member States should consider:"},
		{"sv", "stödja avhoppare Medlemsstaterna uppmanas att", "Medlemsstaterna uppmanas att"},
		{"sv", "följa det som Medlemsstaterna bör göra för hamnarna", ""},
		{"en", "help wherever Member States should act", ""},
	} {
		got := ""
		if l, ok := grammar.For(c.language).TrailingLeadIn(c.text); ok {
			got = c.text[l.Start:l.End]
		}
		if got != c.want {
			t.Errorf("TrailingLeadIn(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
