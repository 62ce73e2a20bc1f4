import FilingModel
import Rules
import Spreadsheet
import Testing

@Suite("A jurisdiction is a file")
struct ProfileTests {
    private func number(_ profile: Profile, _ rule: RuleID, _ name: String) -> RuleParameters.Value? {
        profile.entry(rule, name)?.value
    }

    @Test("Every embedded profile can be read, and bears its own name", arguments: EmbeddedProfiles.names)
    func embedded(_ name: String) throws {
        #expect(try EmbeddedProfiles.profile(named: name).id == name)
    }

    @Test("A profile says what differs and takes the rest from the one it extends")
    func extending() throws {
        let district = try EmbeddedProfiles.profile(named: "enyang-2025")
        #expect(number(district, "WGT-01", "total") == .number(90))
        #expect(district.entry("GATE-01", "threshold")?.source.contains("恩阳区") == true)
        #expect(!district.isEnabled("WGT-02"))
        let older = try EmbeddedProfiles.profile(named: "mof88-2025")
        #expect(number(older, "WGT-01", "total") == .number(100))
        #expect(number(older, "WGT-03", "maximum") == .number(30))
        #expect(!older.isEnabled("WGT-05"))
    }

    @Test("A bureau's own file may extend an embedded profile")
    func ownFile() throws {
        let yaml = """
            id: our-county
            title: { zh: 本县, en: Our county }
            year: 2026
            extends: enyang-2025
            rules:
              WGT-02: { enabled: true, severity: error }
              GATE-01:
                threshold: { value: 100, unit: 万元, source: 本县办法 }
            """
        let profile = try EmbeddedProfiles.profile(yaml: yaml, name: "our.yaml")
        #expect(profile.year.year == 2026)
        #expect(profile.isEnabled("WGT-02"))
        #expect(number(profile, "GATE-01", "threshold") == .money(Money(yuan: 1_000_000)))
        #expect(profile.entry("GATE-01", "kinds") != nil)
    }

    @Test("What it extends must be there")
    func unknownBase() {
        let yaml = "id: a\ntitle: { zh: 甲, en: A }\nyear: 2025\nextends: nowhere\nrules: {}"
        #expect(throws: ProfileError.notFound(name: "nowhere", known: EmbeddedProfiles.names)) {
            try EmbeddedProfiles.profile(yaml: yaml, name: "a.yaml")
        }
    }
}
