/**
 * Cases: what is known of one incident, what was decided about it and by whom, and which new
 * happenings belong to it. Where they are kept, and how a happening is noticed, is decided
 * elsewhere.
 */
@NullMarked
package dev.countersign.response.cases;

import org.jspecify.annotations.NullMarked;
