package bleve

import "github.com/blevesearch/bleve/v2/index/scorch/mergeplan"

// mergePlan says when a store merges its segments by itself.
type mergePlan int

const (
	// defaultPlan is the store's own: ten segments of a size become one.
	defaultPlan mergePlan = iota
	// buildPlan leaves segments alone while an index is built, since all are merged
	// in the end, and what is merged twice is written twice. It merges only where
	// there would be more open files than some systems allow.
	buildPlan
)

// options are what the store's own are changed in, by the names that it has.
func (p mergePlan) options() map[string]int {
	if p == buildPlan {
		return map[string]int{"MaxSegmentsPerTier": 256, "SegmentsPerMergeTask": 128, "TierGrowth": 128}
	}
	return map[string]int{}
}

// oneSegment merges all segments into one, at once.
var oneSegment = func() mergeplan.MergePlanOptions {
	o := mergeplan.SingleSegmentMergePlanOptions
	o.SegmentsPerMergeTask = 1 << 16
	return o
}()
