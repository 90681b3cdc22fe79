/**
 * The backup: all tables of one moment in one file, and what is made of it elsewhere. Nothing here
 * decides; after a restore everything stands still until people say otherwise.
 */
@NullMarked
package dev.countersign.server.backup;

import org.jspecify.annotations.NullMarked;
