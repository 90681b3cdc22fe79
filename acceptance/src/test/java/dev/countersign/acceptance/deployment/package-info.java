/**
 * What is shipped to run Countersign elsewhere: manifests and units, held against their own rules.
 */
@NullMarked
package dev.countersign.acceptance.deployment;

import org.jspecify.annotations.NullMarked;
