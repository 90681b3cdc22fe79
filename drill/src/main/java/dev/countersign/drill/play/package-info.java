/**
 * Requests to move play money, as texts that the gate reads like any other: how each is made, what
 * is wrong with it, and what people's decisions on them show. Nothing here signs or decides.
 */
@NullMarked
package dev.countersign.drill.play;

import org.jspecify.annotations.NullMarked;
