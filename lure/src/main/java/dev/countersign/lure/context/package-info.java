/**
 * Who we are: our domains, colleagues, counterparties and how to reach them. Values and their JSON.
 */
@NullMarked
package dev.countersign.lure.context;

import org.jspecify.annotations.NullMarked;
