/**
 * Who can reach which wallet: the directory of owners, imported lists, what the chain says, and the
 * reviews of it. What is to be noticed about it is decided by the access module.
 */
@NullMarked
package dev.countersign.server.reach;

import org.jspecify.annotations.NullMarked;
