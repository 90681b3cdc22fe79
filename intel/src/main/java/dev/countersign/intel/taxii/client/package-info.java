/**
 * Takes collections from TAXII 2.1 servers, page by page and within bounds. What the objects mean
 * does not belong here.
 */
@NullMarked
package dev.countersign.intel.taxii.client;

import org.jspecify.annotations.NullMarked;
