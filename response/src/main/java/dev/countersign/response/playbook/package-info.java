/**
 * Playbooks: which decisions a kind of case asks for, in which order, of whom and until when. They
 * are data; what was decided is a case's.
 */
@NullMarked
package dev.countersign.response.playbook;

import org.jspecify.annotations.NullMarked;
