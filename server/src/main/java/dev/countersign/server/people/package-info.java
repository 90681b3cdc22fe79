/**
 * People, their roles and groups, and the one-time links by which they come in. What they may do
 * with a role is decided where it is done.
 */
@NullMarked
package dev.countersign.server.people;

import org.jspecify.annotations.NullMarked;
