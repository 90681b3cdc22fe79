/** What can be found about people, sessions and wallet access: the catalogue, and one sighting. */
@NullMarked
package dev.countersign.access.finding;

import org.jspecify.annotations.NullMarked;
