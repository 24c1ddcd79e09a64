package api

import (
	"fmt"
	"net/http"
)

// sameSite refuses a request by which a page of another site would have a browser
// change something here, by the headers that browsers set themselves
// ([http.CrossOriginProtection]). A program that is no browser sends neither and
// is not refused. It holds for every address and whatever the method is for.
func sameSite(r *http.Request) error {
	if err := http.NewCrossOriginProtection().Check(r); err != nil {
		return fmt.Errorf("a page of another site cannot change anything here; a program can, and pages of any site may read: %w", errCrossSite)
	}
	return nil
}
