/** A local chain to practise on, with a Safe that Countersign is an owner of. */
@NullMarked
package dev.countersign.cli.practice;

import org.jspecify.annotations.NullMarked;
