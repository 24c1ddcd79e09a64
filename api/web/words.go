package web

import (
	"embed"
	"fmt"
	"io/fs"
	"path"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

// wordFiles hold what the pages say, a file a page and language: actions.en.yaml.
// Another language is files beside these, and a choice between them in [New].
//
//go:embed words/*.yaml
var wordFiles embed.FS

// words are the sentences of the pages in one language.
type words struct{ localizer *i18n.Localizer }

// newWords reads the sentences of a language, with English for what it lacks.
func newWords(lang string) (*words, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	names, err := fs.Glob(wordFiles, "words/*.yaml")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		data, err := wordFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if _, err := bundle.ParseMessageFileBytes(data, path.Base(name)); err != nil {
			return nil, fmt.Errorf("reading the words of %s: %w", name, err)
		}
	}
	return &words{i18n.NewLocalizer(bundle, lang)}, nil
}

// say returns a sentence by its id. Further arguments are names and values that
// stand in it, {{.Name}}; an odd one before them is the number that chooses
// between one and many, and stands as {{.Count}}, with its thousands parted.
// An id that is not there is an error, so that a page never goes without words.
func (w *words) say(id string, args ...any) (string, error) {
	config := &i18n.LocalizeConfig{MessageID: id}
	data := map[string]any{}
	if len(args)%2 == 1 {
		n, ok := args[0].(int)
		if !ok {
			return "", fmt.Errorf("saying %q: the number is a %T", id, args[0])
		}
		config.PluralCount, data["Count"] = n, thousands(n)
		args = args[1:]
	}
	for i := 0; i < len(args); i += 2 {
		name, ok := args[i].(string)
		if !ok {
			return "", fmt.Errorf("saying %q: a name is a %T", id, args[i])
		}
		data[name] = args[i+1]
	}
	config.TemplateData = data
	text, err := w.localizer.Localize(config)
	if err != nil {
		return "", fmt.Errorf("saying %q: %w", id, err)
	}
	return text, nil
}
