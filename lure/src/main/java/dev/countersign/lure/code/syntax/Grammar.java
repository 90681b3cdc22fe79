package dev.countersign.lure.code.syntax;

import java.util.function.Supplier;
import org.treesitter.TSLanguage;
import org.treesitter.TreeSitterBash;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterTypescript;

/** A language that is parsed. */
@SuppressWarnings("ImmutableEnumChecker") // the native table behind a language never changes
public enum Grammar {
  /** JavaScript, with JSX. */
  JAVASCRIPT(TreeSitterJavascript::new),
  /** TypeScript. */
  TYPESCRIPT(TreeSitterTypescript::new),
  /** Python 3; Python 2's print and exec too. */
  PYTHON(TreeSitterPython::new),
  /** POSIX shell and bash. */
  BASH(TreeSitterBash::new);

  private final Supplier<TSLanguage> maker;

  Grammar(Supplier<TSLanguage> maker) {
    this.maker = maker;
  }

  TSLanguage language() {
    return maker.get();
  }
}
