package worker

import (
	"cmp"
	"log/slog"
	"runtime"
	"time"
)

// Options are the settings of a pool. The zero value, with Args, is right for
// most.
type Options struct {
	// Program is the path of the program to start; empty is this one, the very
	// file that runs, also where another has been put in its place since.
	Program string
	// Args are the arguments with which the program calls [Serve].
	Args []string
	// Env is the whole environment of a child, as "NAME=value".
	Env []string
	// Workers is how many children work at once; 0 is one a usable processor.
	Workers int
	// Deadline is the time that a job may take.
	Deadline Deadline
	// Memory is how much memory a child may use, in bytes; 0 is 600 MB. The Go
	// runtime and what the program loads at its start count: 192 MB is about the
	// least that a parser can work in.
	Memory int64
	// MaxData bounds the data of a job, in bytes; 0 is a quarter of Memory, for a
	// reader holds its input more than once.
	MaxData int64
	// MaxAnswer bounds an answer, in bytes; 0 is 64 MB.
	MaxAnswer int64
	// MaxJobs is how many jobs a child does before a fresh one takes its place;
	// 0 is 200.
	MaxJobs int
	// IdleAfter is how long a child waits for its next job before it is ended;
	// 0 is one minute.
	IdleAfter time.Duration
	// StartWithin is how long a child may take to be ready; 0 is 30 s, for a busy
	// machine.
	StartWithin time.Duration
	// Logger is told, at debug level, when children start and how they end; nil
	// is silence.
	Logger *slog.Logger
}

// Deadline is the time that a job may take from when a child has it:
//
//	Base + PerMegabyte × megabytes of data + PerStep × steps reported as done
//
// and never more than Max. A step gains its time when it is done, so that a job
// which gets nowhere is stopped early, however much work it announces.
type Deadline struct {
	// Base is the part that every job has; 0 is 20 s.
	Base time.Duration
	// PerMegabyte is the part by size; 0 is 1 s, negative none.
	PerMegabyte time.Duration
	// PerStep is the part by progress; 0 is 200 ms, negative none.
	PerStep time.Duration
	// Max is the most that a job gets; 0 is ten minutes.
	Max time.Duration
}

func (o Options) filled() Options {
	o.Workers = cmp.Or(max(o.Workers, 0), runtime.GOMAXPROCS(0))
	o.Deadline = o.Deadline.filled()
	o.Memory = cmp.Or(max(o.Memory, 0), 600<<20)
	o.MaxData = cmp.Or(max(o.MaxData, 0), o.Memory/4)
	o.MaxAnswer = cmp.Or(max(o.MaxAnswer, 0), 64<<20)
	o.MaxJobs = cmp.Or(max(o.MaxJobs, 0), 200)
	o.IdleAfter = cmp.Or(max(o.IdleAfter, 0), time.Minute)
	o.StartWithin = cmp.Or(max(o.StartWithin, 0), 30*time.Second)
	o.Logger = cmp.Or(o.Logger, slog.New(slog.DiscardHandler))
	return o
}

func (d Deadline) filled() Deadline {
	d.Base = cmp.Or(max(d.Base, 0), 20*time.Second)
	d.PerMegabyte = max(cmp.Or(d.PerMegabyte, time.Second), 0)
	d.PerStep = max(cmp.Or(d.PerStep, 200*time.Millisecond), 0)
	d.Max = cmp.Or(max(d.Max, 0), 10*time.Minute)
	return d
}

// within is the time for a job of size bytes of which done steps are behind. It
// computes in seconds as fractions, which hostile numbers cannot overflow.
func (d Deadline) within(size, done int) time.Duration {
	seconds := d.Base.Seconds() + d.PerMegabyte.Seconds()*float64(size)/(1<<20) + d.PerStep.Seconds()*float64(max(done, 0))
	if seconds >= d.Max.Seconds() {
		return d.Max
	}
	return time.Duration(seconds * float64(time.Second))
}
