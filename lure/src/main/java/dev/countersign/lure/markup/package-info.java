/**
 * HTML as its reader sees it: the text, the links, and apart from them what it hides. No script is
 * run, no address fetched.
 */
@NullMarked
package dev.countersign.lure.markup;

import org.jspecify.annotations.NullMarked;
