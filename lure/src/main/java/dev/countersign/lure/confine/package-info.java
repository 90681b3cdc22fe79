/**
 * Reading apart: a report is read by a process of its own that has denied itself network, process
 * start and writing, within limits of memory and time. The only place of lure that starts a process
 * or calls the system; what a report holds is not known here.
 */
@NullMarked
package dev.countersign.lure.confine;

import org.jspecify.annotations.NullMarked;
