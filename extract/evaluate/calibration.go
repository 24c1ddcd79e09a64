package evaluate

import "math"

// bins is how many groups confidence is divided into: a twentieth each, for the
// confidences stated are few and lie close together.
const bins = 20

// Calibration says how well the confidence that actions state agrees with how
// many of them are right.
type Calibration struct {
	bins [bins]bin
}

type bin struct {
	actions, right int
	stated         float64 // sum of the confidences
}

// Bin is the actions with a confidence from From to below To, the last one with
// To as well.
type Bin struct {
	From    float64 `json:"from"`
	To      float64 `json:"to"`
	Actions int     `json:"actions"`
	// Right are those that were to be found (a hit of the detection).
	Right int `json:"right"`
	// Confidence is the mean of what they state, Accuracy the share of the right.
	Confidence float64 `json:"confidence"`
	Accuracy   float64 `json:"accuracy"`
}

// take counts an action. A confidence outside 0 to 1 is in the nearest group.
func (c *Calibration) take(confidence float64, right bool) {
	// The little more keeps 0.95, which no float64 is, in the group that it begins.
	i := int(math.Floor(confidence*bins + 1e-9))
	b := &c.bins[min(max(i, 0), bins-1)]
	b.actions++
	b.stated += confidence
	if right {
		b.right++
	}
}

// Add adds the actions of another calibration.
func (c *Calibration) Add(o Calibration) {
	for i, b := range o.bins {
		c.bins[i].actions += b.actions
		c.bins[i].right += b.right
		c.bins[i].stated += b.stated
	}
}

// Bins returns the groups that have actions, from the lowest confidence on.
func (c *Calibration) Bins() []Bin {
	out := []Bin{}
	for i, b := range c.bins {
		if b.actions == 0 {
			continue
		}
		n := float64(b.actions)
		out = append(out, Bin{
			From: float64(i) / bins, To: float64(i+1) / bins, Actions: b.actions, Right: b.right,
			Confidence: b.stated / n, Accuracy: float64(b.right) / n,
		})
	}
	return out
}

// Error is the expected calibration error: how far confidence and accuracy are
// apart in a group, the mean over all actions. It is 0 without actions.
func (c *Calibration) Error() float64 {
	all, apart := 0, 0.0
	for _, b := range c.bins {
		all += b.actions
		apart += math.Abs(b.stated - float64(b.right))
	}
	return apart / float64(max(all, 1))
}
