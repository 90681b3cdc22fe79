/**
 * What a trace says, in the terms of those who can stop it: who holds how much, since which
 * transactions. How a trace is made and what becomes of a request is decided elsewhere.
 */
@NullMarked
package dev.countersign.dossier;

import org.jspecify.annotations.NullMarked;
