package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Ir;
import dev.countersign.lure.code.value.Callee;
import dev.countersign.lure.code.value.Cell;
import dev.countersign.lure.code.value.Scope;
import org.jspecify.annotations.Nullable;

/** What a call may reach in the file itself. */
sealed interface Closure extends Callee {
  /**
   * A function with the names around it.
   *
   * @param self the object that it is a method of, or null
   */
  @SuppressWarnings("ReferenceEquality") // the very same function in the very same scope
  record Defined(Ir.Function function, Scope scope, @Nullable Cell self) implements Closure {
    @Override
    public boolean equals(Object other) {
      return other instanceof Defined that && function == that.function && scope == that.scope;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(function);
    }
  }

  /** A class: a call makes an object, one for all of them. */
  record Made(Cell instance) implements Closure {
    @Override
    public boolean equals(Object other) {
      return other instanceof Made that && instance == that.instance;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(instance);
    }
  }

  /** What keeps a promise: its argument is the promise's value. */
  record Keeping(Cell kept) implements Closure {
    @Override
    public boolean equals(Object other) {
      return other instanceof Keeping that && kept == that.kept;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(kept);
    }
  }
}
