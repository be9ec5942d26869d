package dev.plumbline.inference.runtime;

/** A model version must not serve; the message says what must hold and what was found. */
public final class ModelRefused extends Exception {
    private final String model;
    private final String version;
    private final String artefactSha256;
    private final String reason;

    /**
     * @param artefactSha256 the checksum that the deployment names
     * @param reason what must hold and what was found
     */
    public ModelRefused(String model, String version, String artefactSha256, String reason) {
        super("model %s version %s is refused: %s".formatted(model, version, reason));
        this.model = model;
        this.version = version;
        this.artefactSha256 = artefactSha256;
        this.reason = reason;
    }

    public String model() {
        return model;
    }

    public String version() {
        return version;
    }

    public String artefactSha256() {
        return artefactSha256;
    }

    public String reason() {
        return reason;
    }
}
