/**
 * Sources that are asked for their events: how each is asked, how far it was read, and when it is
 * asked again. What a record means is read elsewhere.
 */
@NullMarked
package dev.countersign.server.access.pull;

import org.jspecify.annotations.NullMarked;
