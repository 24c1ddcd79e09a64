// Command learn learns the weights of themes from labelled sentences:
//
//	go run ./internal/learn -o extract/themes/weights.bin extract/themes/sentences
//
// It takes about two minutes. See extract/themes/train.
package main

import (
	"flag"
	"fmt"
	"os"

	"polidex/extract/themes"
	"polidex/extract/themes/train"
)

func main() {
	out := flag.String("o", "weights.bin", "file to write")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: learn [-o FILE] FOLDER_OF_SENTENCES")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *out); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(folder, out string) error {
	sentences, err := train.ReadAll(os.DirFS(folder))
	if err != nil {
		return err
	}
	weights, err := train.Train(themes.Default(), sentences)
	if err != nil {
		return err
	}
	fmt.Printf("%d sentences, %d bytes of weights\n", len(sentences), len(weights))
	return os.WriteFile(out, weights, 0o644)
}
