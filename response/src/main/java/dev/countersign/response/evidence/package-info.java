/**
 * Evidence in one archive that says of each file whether it is as it was put in, without a server.
 * What belongs into it, and who may make one, is decided elsewhere.
 */
@NullMarked
package dev.countersign.response.evidence;

import org.jspecify.annotations.NullMarked;
