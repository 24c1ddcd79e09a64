// Package mutate damages files as disks, networks and careless programs do, for
// tests of readers. The same seed does the same damage.
package mutate
