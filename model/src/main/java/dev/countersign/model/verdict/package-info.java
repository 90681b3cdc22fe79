/**
 * What is concluded of a payload: findings, and the verdict they add up to. What produces them
 * lives in the capability modules.
 */
@NullMarked
package dev.countersign.model.verdict;

import org.jspecify.annotations.NullMarked;
