package api

import (
	"fmt"
	"math"
	"net/http"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/time/rate"
)

// Limits of the limits.
const (
	// maxClients bounds the clients that are remembered, the latest ones, in some
	// megabytes. One that is forgotten begins anew.
	maxClients = 20_000
	// burstSeconds is how long a client may have saved up: that many seconds'
	// worth of requests are taken at once.
	burstSeconds = 4
	// writeShare is the share of the rate that writing has.
	writeShare = 0.1
	// networkBits is the part of an IPv6 address that one client has, as a rule
	// (RFC 6177 gives each site at least that much).
	networkBits = 64
)

// limits count the requests of clients, by token buckets. RateLimit headers are
// not sent: their draft (draft-ietf-httpapi-ratelimit-headers) has changed its
// fields with nearly each version.
type limits struct {
	mu      sync.Mutex
	buckets *simplelru.LRU[bucketKey, *rate.Limiter]
	reads   float64
}

type bucketKey struct {
	client string
	writes bool
}

// newLimits returns limits of so many readings a second; 0 is none.
func newLimits(reads float64) *limits {
	buckets, err := simplelru.NewLRU[bucketKey, *rate.Limiter](maxClients, nil)
	if err != nil {
		panic(fmt.Sprintf("remembering clients: %v", err)) // our own number
	}
	return &limits{buckets: buckets, reads: reads}
}

// rate is the number of requests a second that a client may make.
func (l *limits) rate(writes bool) float64 {
	if writes {
		return l.reads * writeShare
	}
	return l.reads
}

// take counts a request of the client and returns how long it has to wait; 0 is
// not at all. A request that has to wait is not counted. An empty client has no
// limit.
func (l *limits) take(client string, writes bool, now time.Time) time.Duration {
	if l.reads <= 0 || client == "" {
		return 0
	}
	key := bucketKey{client, writes}
	l.mu.Lock()
	bucket, ok := l.buckets.Get(key)
	if !ok {
		a := l.rate(writes)
		bucket = rate.NewLimiter(rate.Limit(a), max(1, int(math.Ceil(a*burstSeconds))))
		l.buckets.Add(key, bucket)
	}
	l.mu.Unlock()
	taken := bucket.ReserveN(now, 1)
	wait := taken.DelayFrom(now)
	if wait > 0 {
		taken.CancelAt(now)
	}
	return wait
}

// clientKey is by what a client is remembered: its token, else its address, of
// IPv6 the network. Programs on this machine have no limit.
func (s *service) clientKey(c caller, r *http.Request) string {
	switch {
	case c.Name != "":
		return "token " + c.Name
	case s.direct(r):
		return ""
	}
	a := clientAddress(r, s.opts.Access.TrustedProxies)
	if a.Is6() {
		if network, err := a.Prefix(networkBits); err == nil {
			return network.String()
		}
	}
	return a.String()
}
