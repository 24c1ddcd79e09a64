package worker_test

import (
	"bytes"
	"fmt"
	"testing"

	"polidex/extract/pdf/worker"
)

// BenchmarkDo measures what a job costs beyond its own work, in a child that is
// there.
func BenchmarkDo(b *testing.B) {
	for _, kB := range []int{0, 100, 1000, 10_000} {
		b.Run(fmt.Sprintf("kB=%d", kB), func(b *testing.B) {
			p := newPool(b, worker.Options{Workers: 1, MaxJobs: 1 << 30})
			job := worker.Job{Name: "echo", Data: bytes.Repeat([]byte("a"), kB*1000)}
			mustDo(b, p, job)
			b.SetBytes(int64(2 * len(job.Data)))
			for b.Loop() {
				mustDo(b, p, job)
			}
		})
	}
}

// BenchmarkStart measures the start of a child, a job and the child's end.
func BenchmarkStart(b *testing.B) {
	p := newPool(b, worker.Options{Workers: 1, MaxJobs: 1})
	for b.Loop() {
		mustDo(b, p, worker.Job{Name: "echo"})
	}
}

// BenchmarkParallel measures small jobs that wait for two children.
func BenchmarkParallel(b *testing.B) {
	p := newPool(b, worker.Options{Workers: 2})
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			mustDo(b, p, worker.Job{Name: "echo", Data: []byte("abc")})
		}
	})
}
