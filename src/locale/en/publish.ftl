# Publishing
bad-target = { $cause ->
        [none] it is not said where to publish
        [several] one target has several places
        [folder] “{ $given }” is no folder
        [ssh] “{ $given }” is no folder of a server
        [s3] “{ $given }” is no bucket of an object store
       *[other] “{ $given }” is no address
    }
    .help = { $cause ->
        [none] give one of folder, ssh, s3 and webdav
        [several] give only one of folder, ssh, s3 and webdav; to publish to several places, write a target for each
        [folder] give a folder of this machine or a share, like //server/share/xueshi
        [ssh] write it like user@server:/path, www@example.org:/srv/www/xueshi; the path can only have letters, digits and . _ - + = , @
        [s3] give the name of the bucket, with /prefix after it where there is one, like xueshi-web/school
       *[other] write an address that begins with https:// or http://, without a user, a password or a question mark in it
    }
about-uncommitted = Uncommitted changes
about-uncommitted-yes = yes (of the sources something is in no commit)
publish-no-git = no git looks after the sources; what is published can be compared with the releases kept there only
publish-dirty = the sources have changes that are in no commit; the page about the site says so
publish-findings = { $findings }; nothing was published, the old site stands
publish-took-over = a publication had not ended ({ $owner }), and was taken over
publish-finished = a publication had been interrupted; release { $release } was finished first
publish-added = new { $path } ({ $bytes } bytes)
publish-changed = changed { $path } ({ $bytes } bytes)
publish-removed = removed { $path } ({ $bytes } bytes)
publish-more = … { $count } more; add -v for all of them
publish-done = published to “{ $target }”, release { $release }: { $added } files new, { $changed } changed, { $removed } removed, { $bytes } bytes sent; { $way }
publish-would = would publish to “{ $target }”, release { $release }: { $added } files new, { $changed } changed, { $removed } removed, { $bytes } bytes to send; nothing was written
publish-same = “{ $target }” is so already, there is nothing to publish (release { $release })
publish-way-auto = way: automatic
publish-way-link = way: link
publish-way-exchange = way: exchange
publish-way-copy = way: copy
publish-way-objects = way: file by file
verify-missing = missing { $path }
verify-changed = not as published { $path }
verify-extra = not of the release { $path }
verify-right = “{ $target }” shows release { $release }, and all of its { $files } files are as they were published
verify-wrong = “{ $target }” is not as release { $release } was published; publish it anew with xueshi publish --full
rollback-done = “{ $target }” went back from release { $previous } to { $release }
rollback-older = caution: this release was made for { $date }, an earlier day than the one before. What was taken out since is public again: notices for objection whose days are over, the names of people who withdrew their consent, whatever was corrected. Mend the sources and publish anew soon
rollback-dropped = release { $release } was removed from “{ $target }” for good
rollback-none = nothing was published to “{ $target }” yet
rollback-line = { $release }  { $date }  { $edition }  { $commit ->
        [none] no git
       *[other] { $commit }
    }{ $uncommitted ->
        [yes] {" "}(with uncommitted changes)
       *[no] {""}
    }  { $files } files  { $bytes } bytes{ $state ->
        [shown] {"  "}← shown
       *[kept] {""}
    }
failed-publish-no-targets = site.yaml does not say where to publish; add it, like publish: [{"{"} name: intranet, folder: //server/share/xueshi {"}"}]
failed-publish-target = site.yaml has no target “{ $given }”; there are: { $known }
failed-publish-which = publish to which target? Give its name, one of: { $known }
failed-publish-edition = “{ $target }” is for the { $edition ->
        [office] office
       *[public] public
    } edition, not the { $given ->
        [office] office edition; if it is meant to have that, write “edition: office” in site.yaml
       *[public] public edition
    }. Nothing was published
failed-publish-within = { $path } lies in { $folder }, and nothing can be published there; give another folder in site.yaml
failed-publish-dirty = { $count } files of the sources have changes that are in no commit, and nothing was published:{ $paths }
    commit them first (git add, git commit), or add --allow-dirty
failed-publish-unknown = git can't say whether all of the sources is committed, and nothing was published: { $reason }
    mend that first (try git status), or add --allow-dirty
failed-publish-system = { $cause ->
        [full] the target is full: { $path }. The old site stands; make room, or lower “keep” in site.yaml, and publish again
        [read-only] the target is read-only: { $path }. The old site stands; have it made writable and publish again
        [denied] no permission to write { $path }. The old site stands; ask for it and publish again
        [gone] the target is gone: { $path }. The network may be down, the share not connected, or somebody has removed it; connect it and publish again
        [no-folder] this is a file and no folder: { $path }. Move it away, or give another folder in site.yaml
       *[other] can't write { $path } ({ $reason }). Mend that and publish again, which finishes what is half done
    }
failed-publish-foreign = { $path } holds something that xueshi did not publish, such as “{ $name }”; nothing was written. Give an empty folder, or move that away first
failed-publish-busy = somebody is publishing: { $owner }. Try again later; if certain that nobody is, remove { $path }
failed-publish-lost = somebody took this publication over ({ $path }); the old site stands. Publish again
failed-publish-link = { $path } is a link, or somebody else's folder, and nothing is written through it; remove it and publish again
failed-publish-way = { $path } can't do “{ $way }”; write “way: auto” in site.yaml
failed-publish-no-folder = there is no folder { $path }: a network drive is not connected, or the path is wrong. Connect it, or make the folder first
failed-publish-other-system = { $path } is a path of Windows, which this machine does not have; mount the share and give the path it is mounted at in site.yaml
failed-publish-no-release = there is no such release ({ $given }); there are: { $known }
failed-publish-is-shown = release { $release } is shown, and was not removed; publish anew or go back to another one first
failed-publish-nothing = nothing was published there yet; run xueshi publish first
failed-publish-other-edition = release { $release } is of the { $edition ->
        [office] office
       *[public] public
    } edition, and site.yaml says otherwise of this target; it is not shown again
failed-publish-damaged = release { $release } is not whole any more ({ $path }), and is not shown again; choose another with rollback --list
failed-publish-program = { $program } is not installed here; install ssh and rsync (Debian: apt install openssh-client rsync)
failed-publish-server = { $host }: { $reason }. The old site stands; try to log in with ssh first, which must work without a password
failed-publish-remote = this program was built without the feature remote, and can't publish to object stores and WebDAV; install it anew with cargo install --path . --features remote
failed-publish-secret = the secret is not given: set the environment variables { $names } first
