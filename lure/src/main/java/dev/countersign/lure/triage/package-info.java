/**
 * The answer to one report: what was handed in is recognised, read by the features beside this one,
 * and put into words. The only place of lure that knows all of them.
 */
@NullMarked
package dev.countersign.lure.triage;

import org.jspecify.annotations.NullMarked;
