/**
 * Rules about wordings, as data: how they are written, read and looked for in linear time. Nothing
 * here knows who wrote a message, or what follows from a match.
 */
@NullMarked
package dev.countersign.lure.rule;

import org.jspecify.annotations.NullMarked;
