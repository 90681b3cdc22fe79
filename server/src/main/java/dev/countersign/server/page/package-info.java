/**
 * The console's pages as values: what a template shows, made from a recorded answer's JSON, and the
 * engine that fills the templates. Nothing is asked or decided here.
 */
@NullMarked
package dev.countersign.server.page;

import org.jspecify.annotations.NullMarked;
