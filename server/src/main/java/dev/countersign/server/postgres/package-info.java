/**
 * PostgreSQL's own program, unpacked and run in the data folder for whoever has no database server,
 * with its durability on. What is stored in it is none of its business.
 */
@NullMarked
package dev.countersign.server.postgres;

import org.jspecify.annotations.NullMarked;
