package dev.plumbline.inference.runtime;

/** Why an artefact cannot serve, before it is known whose it is. */
final class UnfitArtefact extends Exception {
    UnfitArtefact(String reason) {
        super(reason);
    }
}
