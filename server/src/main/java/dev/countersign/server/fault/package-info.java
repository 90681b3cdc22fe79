/**
 * What is answered when there is no answer: a problem for programs, a page or a part of one for
 * people, and a line in the log where the fault is the server's own.
 */
@NullMarked
package dev.countersign.server.fault;

import org.jspecify.annotations.NullMarked;
