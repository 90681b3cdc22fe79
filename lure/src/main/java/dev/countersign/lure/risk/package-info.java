/** What having met a lure does to a person's risk, and for how long. Pure functions of time. */
@NullMarked
package dev.countersign.lure.risk;

import org.jspecify.annotations.NullMarked;
