/**
 * Recognises which kind of payload an input is and hands it to that kind's reader. It reads no
 * format itself, and guesses nothing: what fits no kind is refused or, where it is text, a message.
 */
@NullMarked
package dev.countersign.chain.recognise;

import org.jspecify.annotations.NullMarked;
