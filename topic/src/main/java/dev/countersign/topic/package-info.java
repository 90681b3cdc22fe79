/**
 * What stands in the topics, and the forms in which it is written and read. Nothing here judges.
 */
@NullMarked
package dev.countersign.topic;

import org.jspecify.annotations.NullMarked;
