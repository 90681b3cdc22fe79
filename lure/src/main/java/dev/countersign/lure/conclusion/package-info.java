/**
 * What signs of messages, links, files and projects come to together, by a table of data. Only here
 * does something hold or deny.
 */
@NullMarked
package dev.countersign.lure.conclusion;

import org.jspecify.annotations.NullMarked;
