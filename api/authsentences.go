package api

// accessMembers say what each member that tells of scopes is.
func accessMembers() map[string]string {
	return map[string]string{
		"Problem.scope": "What the token would have to allow: read, add, review or admin; absent where that is not the matter.",
	}
}
