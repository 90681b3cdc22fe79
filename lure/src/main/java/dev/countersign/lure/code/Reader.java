package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Grammar;
import dev.countersign.lure.code.syntax.Ir;
import dev.countersign.lure.code.syntax.JavaScriptLowering;
import dev.countersign.lure.code.syntax.PythonLowering;
import dev.countersign.lure.code.syntax.Source;
import dev.countersign.lure.code.value.Scope;
import java.nio.charset.StandardCharsets;

/**
 * Reads code of any language, and code within code.
 *
 * @param depth how deep in other code this stands, from 0
 */
record Reader(int depth) implements Inner {
  private static final int DEEPEST = 4;

  /** A file. */
  void read(Source source, Language language, Notes notes) {
    switch (language) {
      case JAVASCRIPT -> follow(JavaScriptLowering.of(source, Grammar.JAVASCRIPT), false, notes);
      case TYPESCRIPT -> follow(JavaScriptLowering.of(source, Grammar.TYPESCRIPT), false, notes);
      case PYTHON -> follow(PythonLowering.of(source), true, notes);
      case SHELL -> new ShellReading(notes, this).read(source);
      case POWERSHELL, BATCH, VBSCRIPT, APPLESCRIPT ->
          WindowsReading.read(source.text(0, source.length()), language, notes, this);
      case NOTEBOOK -> Notebook.read(source, notes, this);
    }
  }

  @Override
  public void read(String code, Language language, Notes notes, int at, String within) {
    if (depth >= DEEPEST || code.isBlank()) {
      return;
    }
    Source inner = new Source(code.getBytes(StandardCharsets.UTF_8));
    Notes found = new Notes(inner, notes.line(at), within);
    found.during(notes.when());
    new Reader(depth + 1).read(inner, language, found);
    found.all().forEach(notes::add);
  }

  private void follow(Ir program, boolean python, Notes notes) {
    Known known = new Known(notes, python, this);
    Evaluation evaluation = new Evaluation(known);
    Scope scope = new Scope(null);
    When now = notes.when();
    for (int look = 0; look < 2; look++) {
      notes.during(now);
      evaluation.eval(program, scope);
      notes.during(When.IN_FUNCTION);
      evaluation.functions().uncalled();
      if (!known.anything()) {
        break;
      }
      evaluation.again();
      evaluation.functions().again();
    }
    notes.during(now);
    known.conclude();
  }
}
