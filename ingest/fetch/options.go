package fetch

import (
	"cmp"
	"log/slog"
	"time"
)

// Options are the manners of a Fetcher. The zero value is right for the web.
type Options struct {
	// Version and Contact stand in the User-Agent header: the version of
	// Polidex, and a mail address or page where its user can be reached.
	Version string
	Contact string
	// IgnoreRobots leaves the sites' robots.txt unread, and with it the pauses
	// that they ask for: for a server of one's own.
	IgnoreRobots bool
	// AllowPrivate lets addresses inside one's own network be reached too, at any
	// port: loopback, private and shared ones. Link-local addresses and those of
	// the metadata services of clouds stay out of reach.
	AllowPrivate bool
	// AllowPorts are ports of public addresses that may be reached besides 80 and
	// 443.
	AllowPorts []int
	// MaxBytes bounds an answer as it stands after decompression; 0 is 256 MiB.
	MaxBytes int64
	// Timeout bounds one fetch with its redirects and further attempts, but not
	// the wait for its host's turn, nor the fetch of a robots.txt, which it bounds
	// by itself; 0 is two minutes.
	Timeout time.Duration
	// Retries is the number of further attempts after a passing fault; 0 is 3,
	// negative is none.
	Retries int
	// RetryWait is the wait before the first further attempt, doubled for each
	// one after; 0 is one second.
	RetryWait time.Duration
	// MaxRetryWait bounds the wait for a server that cannot answer now; one that
	// asks for a longer one is given up on, and not asked again before, for a day
	// at most. 0 is half a minute.
	MaxRetryWait time.Duration
	// Pause is the time between two requests to one host; 0 is one second,
	// negative is none. A Crawl-delay in the site's robots.txt makes it longer,
	// never shorter.
	Pause time.Duration
	// MaxPause bounds the wait that a Crawl-delay can bring; a document that it
	// would keep waiting longer is not fetched. 0 is one minute.
	MaxPause time.Duration
	// Logger is told of each request; nil is silence.
	Logger *slog.Logger
}

// filled returns the options with what is meant where they are zero.
func (o Options) filled() Options {
	o.Version = cmp.Or(o.Version, "dev")
	o.MaxBytes = cmp.Or(o.MaxBytes, 256<<20)
	o.Timeout = cmp.Or(o.Timeout, 2*time.Minute)
	o.Retries = max(cmp.Or(o.Retries, 3), 0)
	o.RetryWait = cmp.Or(o.RetryWait, time.Second)
	o.MaxRetryWait = cmp.Or(o.MaxRetryWait, 30*time.Second)
	o.Pause = max(cmp.Or(o.Pause, time.Second), 0)
	o.MaxPause = cmp.Or(o.MaxPause, time.Minute)
	o.Logger = cmp.Or(o.Logger, slog.New(slog.DiscardHandler))
	return o
}
