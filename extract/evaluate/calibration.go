package evaluate

import "math"

// The groups that confidence is divided into.
const (
	// twentieths are for actions, whose confidences are few and lie close together.
	twentieths = 20
	// tenths are for themes, whose confidences are spread out.
	tenths = 10
)

// Calibration says how well the confidence that facts state agrees with how many
// of them are right. The zero value has no facts.
type Calibration struct {
	// bins are the finest groups; others are made of them.
	bins [twentieths]bin
}

type bin struct {
	n, right int
	stated   float64 // sum of the confidences
}

func (b *bin) add(o bin) {
	b.n += o.n
	b.right += o.right
	b.stated += o.stated
}

// ConfidenceFigures are the groups of a calibration and its error.
type ConfidenceFigures struct {
	// Error is the expected calibration error: how far confidence and accuracy are
	// apart in a group, the mean over all facts. It is 0 without any.
	Error float64 `json:"expected_calibration_error"`
	// Bins are the groups that have facts, from the lowest confidence on.
	Bins []Bin `json:"bins"`
}

// Bin is the facts (actions, or themes of them) with a confidence from From to
// below To, the last one with To as well.
type Bin struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
	// N is how many there are, Right how many of them are right.
	N     int `json:"n"`
	Right int `json:"right"`
	// Confidence is the mean of what they state, Accuracy the share of the right.
	Confidence float64 `json:"confidence"`
	Accuracy   float64 `json:"accuracy"`
}

// take counts a fact. A confidence outside 0 to 1 is in the nearest group.
func (c *Calibration) take(confidence float64, right bool) {
	// The little more keeps 0.95, which no float64 is, in the group that it begins.
	i := int(math.Floor(confidence*twentieths + 1e-9))
	b := bin{n: 1, stated: confidence}
	if right {
		b.right = 1
	}
	c.bins[min(max(i, 0), twentieths-1)].add(b)
}

// Add adds the facts of another calibration.
func (c *Calibration) Add(o Calibration) {
	for i, b := range o.bins {
		c.bins[i].add(b)
	}
}

// ByTwentieth returns the figures in groups of 0.05.
func (c *Calibration) ByTwentieth() ConfidenceFigures { return c.in(twentieths) }

// ByTenth returns the figures in groups of 0.1.
func (c *Calibration) ByTenth() ConfidenceFigures { return c.in(tenths) }

// in returns the figures in so many groups, which divide the finest.
func (c *Calibration) in(groups int) ConfidenceFigures {
	merged := make([]bin, groups)
	for i, b := range c.bins {
		merged[i*groups/twentieths].add(b)
	}
	out := ConfidenceFigures{Bins: []Bin{}}
	all, apart := 0, 0.0
	for i, b := range merged {
		if b.n == 0 {
			continue
		}
		n := float64(b.n)
		out.Bins = append(out.Bins, Bin{
			From: float64(i) / float64(groups), To: float64(i+1) / float64(groups), N: b.n, Right: b.right,
			Confidence: b.stated / n, Accuracy: float64(b.right) / n,
		})
		all += b.n
		apart += math.Abs(b.stated - float64(b.right))
	}
	out.Error = apart / float64(max(all, 1))
	return out
}
