/** Logins of nodes, which stand in files. */
@NullMarked
package dev.countersign.cli.login;

import org.jspecify.annotations.NullMarked;
